interface TextFile {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

/** Hands the browser a file to save. */
export function saveFile({ name, type, content }: TextFile): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
