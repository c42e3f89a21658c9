// native-host.ts: compiles the C# of a generated module, as C# 5 with warnings as errors, into a program for the lab.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cache } from '../../preparation/once.mjs';
import { everything } from './bridges.js';
import { renderPowerShell } from './module.js';

const execute = promisify(execFile);

const project = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <LangVersion>5</LangVersion>
    <ImplicitUsings>disable</ImplicitUsings>
    <Nullable>disable</Nullable>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <GenerateAssemblyInfo>false</GenerateAssemblyInfo>
    <GenerateTargetFrameworkAttribute>false</GenerateTargetFrameworkAttribute>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
</Project>
`;

/** The compiler of Windows PowerShell 5.1: every Windows has it. */
const frameworkCompiler = 'C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\csc.exe';

/** The host path of native-host.exe, or why there is none. Compiled once for each text of the sources. */
export async function nativeHost(): Promise<{ exe: string } | { reason: string }> {
  const sources = await readSources();
  const key = createHash('sha256').update(project).update(sources.join('\0')).digest('hex').slice(0, 16);
  const folder = join(cache, `native-host-${key}`);
  const exe = join(folder, 'native-host.exe');
  if (existsSync(exe)) return { exe };
  const work = `${folder}.${process.pid}`;
  try {
    await mkdir(work, { recursive: true });
    await writeFile(join(work, 'Native.cs'), sources[0] ?? '');
    await writeFile(join(work, 'Host.cs'), sources[1] ?? '');
    await (process.platform === 'win32' ? compileHere(work) : compileForWindows(work));
    const old = (await readdir(cache)).filter((name) => /^native-host-[0-9a-f]{16}$/.test(name));
    for (const name of old) await rm(join(cache, name), { recursive: true, force: true });
    await rename(join(work, 'out'), folder);
    return { exe };
  } catch (error) {
    const { code, stdout = '', message = '' } = error as { code?: unknown; stdout?: string; message?: string };
    if (code === 'ENOENT') return { reason: 'there is no C# compiler (the .NET SDK) on PATH' };
    // Without a network there is no runtime of Windows to publish with; that says nothing about the C#.
    if (/NU1301|NU1101|NETSDK1045/.test(stdout))
      return { reason: `the .NET SDK cannot publish for Windows: ${stdout.slice(0, 300)}` };
    throw new Error(`The C# does not compile: ${stdout}${message}`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function readSources(): Promise<string[]> {
  const files = await renderPowerShell(everything);
  const native = files.find(({ path }) => path.endsWith('.Native.cs'))?.bytes.toString('utf8') ?? '';
  return [native, await readFile(new URL('native-host.cs', import.meta.url), 'utf8')];
}

async function compileHere(work: string): Promise<void> {
  await mkdir(join(work, 'out'));
  await execute(frameworkCompiler, ['/nologo', '/warnaserror', '/out:out\\native-host.exe', 'Native.cs', 'Host.cs'], {
    cwd: work,
  });
}

async function compileForWindows(work: string): Promise<void> {
  await writeFile(join(work, 'native-host.csproj'), project);
  const words = [
    'publish',
    'native-host.csproj',
    '-r',
    'win-x64',
    '--self-contained',
    '-o',
    'out',
    '-nologo',
    '-v',
    'quiet',
  ];
  await execute('dotnet', words, {
    cwd: work,
    env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' },
  });
}
