import { describe, expect, it } from 'vitest';
import { openCommand } from '../../src/setup/open-page.mjs';

const url = 'http://127.0.0.1:2019/';

describe('openCommand', () => {
  it('asks the desktop of each system', () => {
    expect(openCommand(url, 'darwin', {})).toEqual(['open', url]);
    expect(openCommand(url, 'win32', {})).toEqual(['cmd.exe', '/c', 'start', '', url]);
    expect(openCommand(url, 'linux', { DISPLAY: ':0' })).toEqual(['xdg-open', url]);
    expect(openCommand(url, 'linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open', url]);
  });

  it('opens nothing where nobody looks', () => {
    expect(openCommand(url, 'linux', {})).toBeUndefined();
    expect(openCommand(url, 'linux', { DISPLAY: '' })).toBeUndefined();
    expect(openCommand(url, 'linux', { DISPLAY: ':0', CI: 'true' })).toBeUndefined();
    expect(openCommand(url, 'darwin', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' })).toBeUndefined();
  });
});
