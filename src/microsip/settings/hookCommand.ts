import { win32 } from 'node:path';
import type { HookFindings } from '../../settings/key.js';

/**
 * What the phone makes of a hook. It splits the text as CommandLineToArgvW does, takes the first word for the program, joins
 * the others with blanks and without their quotes, adds what the caller sent (blanks, quotes and all other signs may be in
 * it) and hands both to ShellExecuteEx. That looks for a name without an ending as for one that ends in .bat, and opens what
 * is no program with what is set for its kind.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-commandlinetoargvw
 */
export function examineHook(text: string): HookFindings {
  if (text === '') return {};
  const [, quoted, bare = '', rest = ''] = /^(?:"([^"]*)"|([^\s"]*))(.*)$/s.exec(text) ?? [];
  const program = quoted ?? bare;
  const problem = programProblem(program, quoted !== undefined, rest) ?? restProblem(rest);
  if (problem !== undefined) return { problem };
  const danger = dangerOf(program);
  const loses = quoted?.includes(' ') && rest.trim() === '';
  return {
    ...(danger === undefined ? {} : { danger }),
    ...(loses
      ? {
          note: `stands in quotes alone, which a phone before 3.22 loses when it saves its settings: it would start ${cut(program)} then. Add a word behind it, such as ring`,
        }
      : {}),
  };
}

function programProblem(program: string, isQuoted: boolean, rest: string): string | undefined {
  if (!isQuoted && rest.startsWith('"')) return 'has a quote that does not stand around the whole path of its program';
  if (isQuoted && /^\S/.test(rest)) return 'has text right behind the closing quote. Put a space there';
  const isFull = /^(?:[a-z]:[\\/]|\\\\[^\\/]+[\\/])/i.test(program);
  const name = win32.basename(program);
  if (isFull && !isQuoted && /^ \S/.test(rest) && !/\.\w+$/.test(name)) {
    return `starts ${program}: a path that holds spaces needs quotes around it, as in "C:\\Program Files\\x\\y.exe" ring`;
  }
  if (!isFull)
    return 'does not begin with the full path of a program, such as C:\\hooks\\ring.exe, and what is found for it may be any';
  if (/[<>|?*:]/.test(program.slice(2)) || /~\d/.test(program))
    return `starts ${program}, which is not the whole name of a file`;
  if (/\.[a-z\d]+$/i.test(name)) return undefined;
  return `starts ${program}, whose name does not end in .exe: Windows takes a batch file for it, too`;
}

function restProblem(rest: string): string | undefined {
  if (rest.includes('"')) return 'has quotes behind its program, which the phone drops. Use words without spaces there';
  const secret = /\{(?:md5_)?password\}/i.exec(rest)?.[0];
  return secret === undefined ? undefined : `holds ${secret}: every program could read the password then`;
}

function dangerOf(program: string): string | undefined {
  const [, name = '', ending = ''] = /^(.*)\.([^.]*)$/s.exec(win32.basename(program)) ?? [];
  if (!/^(?:exe|com)$/i.test(ending)) {
    return `starts ${program}, which is no program itself: Windows hands it to what is set for .${ending}, with what a caller chose`;
  }
  return interpreters.test(name) ? `hands what a caller chose to ${name}, which runs commands and scripts` : undefined;
}

function cut(program: string): string {
  return program.replace(/ .*$/s, '');
}

/** Programs of Windows, and those that are often there, which run what their command line says or names. */
const interpreters = new RegExp(
  `^(?:${[
    ...[
      'cmd',
      'command',
      'powershell',
      'powershell_ise',
      'pwsh',
      'wscript',
      'cscript',
      'mshta',
      'rundll32',
      'regsvr32',
    ],
    ...[
      'msiexec',
      'installutil',
      'regasm',
      'regsvcs',
      'msbuild',
      'csc',
      'vbc',
      'dotnet',
      'forfiles',
      'pcalua',
      'conhost',
    ],
    ...[
      'openconsole',
      'wt',
      'explorer',
      'control',
      'hh',
      'mmc',
      'wmic',
      'schtasks',
      'runas',
      'winrs',
      'at',
      'ftp',
      'ssh',
    ],
    ...[
      'scriptrunner',
      'psexec(?:64)?',
      'nircmdc?',
      'wsl',
      'bash',
      'git-bash',
      'mintty',
      'sh',
      'dash',
      'zsh',
      'ksh',
      'fish',
    ],
    ...[
      'busybox(?:64u?)?',
      'env',
      'xargs',
      'g?awk',
      'pythonw?',
      'pyw?',
      'w?perl',
      'rubyw?',
      'php(?:-cgi|-win)?',
      'node',
      'deno',
    ],
    ...['bun', 'javaw?', 'lua(?:jit)?', 'tclsh', 'wish', 'autohotkey[a-z]*', 'autoit', 'tcc', '4nt'],
  ].join('|')})[\\d._-]*(?:preview|uia|x64)?$`,
  'i',
);
