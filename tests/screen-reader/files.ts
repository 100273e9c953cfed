/** The settings of the programs of a session, by their places in its home. */

export interface Places {
  readonly home: string;
  readonly runtime: string;
  readonly log: string;
  readonly paper: string;
}

export const PROFILE = 'firefox';

export const files = ({ paper }: Places): readonly (readonly [string, string])[] => [
  [
    '.local/share/orca/orca-customizations.py',
    // Otherwise the log comes in blocks, seconds late.
    `import orca.debug
if orca.debug.debugFile:
    orca.debug.debugFile.reconfigure(line_buffering=True)
`,
  ],
  [
    '.config/speech-dispatcher/speechd.conf',
    `CommunicationMethod "unix_socket"
AddModule "paper" "sd_generic" "paper.conf"
DefaultModule paper
DefaultLanguage "en-US"
AudioOutputMethod "libao"
LogLevel 1
`,
  ],
  [
    // It takes its time, as a voice does: what is said next interrupts it.
    '.config/speech-dispatcher/modules/paper.conf',
    String.raw`GenericExecuteSynth "echo \'$DATA\' >> ${paper}; sleep $(echo \'$DATA\' | awk '{print 0.1+length($0)/200}')"
GenericMaxChunkLength 2000
GenericDelimiters "\0"
AddVoice "en" "MALE1" "paper"
`,
  ],
  [
    `${PROFILE}/user.js`,
    preferences({
      'accessibility.force_disabled': -1,
      // Or it says "New Tab".
      'browser.newtab.preload': false,
      'browser.urlbar.suggest.searches': false,
      // An address is what was typed.
      'browser.urlbar.autoFill': false,
      'browser.aboutwelcome.enabled': false,
      'browser.shell.checkDefaultBrowser': false,
      'termsofuse.bypassNotification': true,
      'datareporting.policy.dataSubmissionEnabled': false,
      'app.update.auto': false,
      'browser.startup.homepage_override.mstone': 'ignore',
    }),
  ],
];

const preferences = (all: Readonly<Record<string, string | number | boolean>>) =>
  Object.entries(all)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
