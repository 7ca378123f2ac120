/** What a browser and its system are called by what the browser says of itself; first what others also claim to be. */
const BROWSERS = [
  [/MicroMessenger\//u, 'WeChat'],
  [/Edg\w*\//u, 'Edge'],
  [/Firefox\//u, 'Firefox'],
  [/Chrome\//u, 'Chrome'],
  [/Safari\//u, 'Safari'],
] as const;

const SYSTEMS = [
  [/HarmonyOS/u, 'HarmonyOS'],
  [/Android/u, 'Android'],
  [/iPhone|iPad/u, 'iOS'],
  [/Windows/u, 'Windows'],
  [/Mac OS X/u, 'macOS'],
  [/Linux/u, 'Linux'],
] as const;

/** A device as its owner would know it again, as "Firefox · Windows"; undefined where it says nothing that is known. */
export function deviceName(told: string | undefined): string | undefined {
  if (told === undefined) return undefined;
  const found = [BROWSERS, SYSTEMS].map((names) => names.find(([pattern]) => pattern.test(told))?.[1]);
  const known = found.filter((name) => name !== undefined);
  return known.length === 0 ? told.slice(0, 40) : known.join(' · ');
}
