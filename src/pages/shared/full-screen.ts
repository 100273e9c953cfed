/** Does nothing where full screen is unavailable (some phones) or the browser refuses it. */
export function fullScreen(): void {
  if (!document.fullscreenEnabled) return;
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
  else enterFullScreen();
}

/**
 * For F5 and Shift+F5, which presenters' remotes send for “start the show” and “start at this slide”. By default the
 * browser would reload the page, which ends full screen. Ctrl+R and Ctrl+F5 still reload.
 */
export function enterFullScreen(): void {
  if (!document.fullscreenEnabled || document.fullscreenElement) return;
  document.documentElement.requestFullscreen().catch(() => undefined);
}

/** Whether the page or the browser (F11) was switched to full screen, which can be left again. */
export const isEnlarged = (): boolean =>
  document.fullscreenElement !== null || matchMedia('(display-mode: fullscreen)').matches;

/** Whether the page covers the whole screen, by whatever means: some window managers and kiosks have no borders. */
export const isFullScreen = (): boolean => isEnlarged() || (innerWidth >= screen.width && innerHeight >= screen.height);
