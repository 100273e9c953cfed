/** Unavailable on some phones, and a browser may refuse it: then nothing happens. */
export function fullScreen(): void {
  if (!document.fullscreenEnabled) return;
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
  else enterFullScreen();
}

/**
 * For F5, and with Shift. Presenters' remotes send them for “start the show” and “start at this slide”, as slide programs
 * understand them, and a browser would load the page anew, which ends full screen. To reload there is still Ctrl+R, and
 * Ctrl with F5.
 */
export function enterFullScreen(): void {
  if (!document.fullscreenEnabled || document.fullscreenElement) return;
  document.documentElement.requestFullscreen().catch(() => undefined);
}

/** Whether a page or the browser itself (F11) was made to fill the screen, and could be made not to. */
export const isEnlarged = (): boolean =>
  document.fullscreenElement !== null || matchMedia('(display-mode: fullscreen)').matches;

/** Whether the page covers the whole screen, by whatever means: some window managers and kiosks have no borders. */
export const isFullScreen = (): boolean => isEnlarged() || (innerWidth >= screen.width && innerHeight >= screen.height);
