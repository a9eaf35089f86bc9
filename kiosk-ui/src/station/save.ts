/** Hands a file to whoever sits here, for a folder or a stick of their own. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replaceAll(/[\\/:*?"<>|\s]+/g, '_');
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function saveJson(name: string, value: unknown): void {
  saveText(`${name}.json`, JSON.stringify(value, null, 2));
}
