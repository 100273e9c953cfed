/** Some phones have none, and a browser may refuse it: then nothing happens. */
export function fullScreen(): void {
  if (!document.fullscreenEnabled) return;
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  change.catch(() => undefined);
}
