/** Keeps what is reckoned by key, so many at most; what was asked for longest ago goes first. */
export function createKept<T>(most: number): (key: string, reckon: () => T) => T {
  const kept = new Map<string, T>();
  return (key, reckon) => {
    const known = kept.get(key);
    const value = known ?? reckon();
    if (known !== undefined) kept.delete(key);
    kept.set(key, value);
    if (kept.size > most) {
      const [oldest] = kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
    }
    return value;
  };
}

/** For so many offers to a criterion it is kept what they come to: of places, as many as there are parks in most stocks. */
export const OFFERS_KEPT = 512;
