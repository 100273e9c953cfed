/** Whether the text is on the clipboard now. A page that is not served securely has none, and a reader may refuse it. */
export async function copyText(text: string): Promise<boolean> {
  if (!isSecureContext) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
