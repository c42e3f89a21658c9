import { Argument } from 'commander';
import type { CliCommand } from '../command.js';
import { line, result } from '../output.js';
import { bash } from './bash.js';
import { fish } from './fish.js';
import { powershell } from './powershell.js';
import { zsh } from './zsh.js';

const scripts = { bash, zsh, fish, powershell } as const;
export const shells = Object.keys(scripts) as (keyof typeof scripts)[];

/** `bridgesmith completion bash` */
export function defineCompletion(command: CliCommand): void {
  command
    .addArgument(new Argument('<shell>', 'which shell').choices(shells))
    .helpText(help)
    .examples(...shells.map((shell) => `completion ${shell}`))
    .action((shell: keyof typeof scripts) => result({ shell, script: scripts[shell] }, () => line(scripts[shell])));
}

const help = `To complete commands, options, bridges, actions and their values with the Tab key:
  bash        eval "$(bridgesmith completion bash)"     in ~/.bashrc
  zsh         eval "$(bridgesmith completion zsh)"      in ~/.zshrc, behind compinit
  fish        bridgesmith completion fish | source      in ~/.config/fish/config.fish
  PowerShell  bridgesmith completion powershell | Out-String | Invoke-Expression    in $PROFILE`;
