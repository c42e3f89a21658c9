#!/usr/bin/env zx
// prepare.mjs: installs PowerShell 7 for tests, for Linux and for the lab's Windows, with Pester, and the reference
// assemblies of .NET Framework, all from NuGet by the .NET SDK. Run it once (`npx zx test/powershell/prepare.mjs`, about
// 30 s); when all is there it ends at once. Without an SDK there is nothing to install with, and on Windows nothing to
// install: PowerShell is a part of it.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { $ } from 'zx';
import { once, prepare } from '../preparation/once.mjs';
import { findSdk, isPrepared, places, versions } from './find.mjs';

$.quiet = true;
$.detached = false; // Ctrl+C ends what was started, too
$.env = { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' };

if (process.platform !== 'win32' && !isPrepared()) {
  if (findSdk()) await prepare('powershell', () => once(places.folder, install));
  else
    console.error('powershell: there is no .NET SDK 10 or newer on PATH: PowerShell is tested where there is a pwsh');
}

async function install(folder) {
  console.error('powershell: installing PowerShell 7 for Linux and Windows (about 30 s)');
  await $`dotnet tool install PowerShell --version ${versions.powershell} --tool-path ${join(folder, 'linux')}`;
  const work = join(folder, 'work');
  mkdirSync(work);
  writeFileSync(join(work, 'pwsh.csproj'), project());
  writeFileSync(join(work, 'Program.cs'), 'return Microsoft.PowerShell.ConsoleShell.Start("", "", args);\n');
  const windows = join(folder, 'windows');
  await $({ cwd: work })`dotnet publish -o ${windows} -nologo -v quiet`;
  // Published for one system, the package still leaves its modules where those of all systems stand.
  cpSync(join(windows, 'runtimes', 'win', 'lib', 'net10.0', 'Modules'), join(windows, 'Modules'), { recursive: true });
  const packages = join(work, 'packages');
  cpSync(join(packages, 'pester', versions.pester, 'tools'), join(folder, 'modules', 'Pester', versions.pester), {
    recursive: true,
  });
  for (const [name, version] of Object.entries(versions.framework)) {
    const built = join(
      packages,
      `microsoft.netframework.referenceassemblies.${name}`,
      version,
      'build',
      '.NETFramework',
    );
    cpSync(join(built, frameworkFolder(name)), join(folder, 'framework', name), { recursive: true });
  }
  await $`rm -rf ${work}`;
}

/** PackageDownload fetches what is no .NET library. */
function project() {
  const downloads = [
    ['Pester', versions.pester],
    ...Object.entries(versions.framework).map(([name, version]) => [
      `Microsoft.NETFramework.ReferenceAssemblies.${name}`,
      version,
    ]),
  ];
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <RuntimeIdentifier>win-x64</RuntimeIdentifier>
    <SelfContained>true</SelfContained>
    <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
    <DebugType>none</DebugType>
    <RestorePackagesPath>packages</RestorePackagesPath>
  </PropertyGroup>
  <ItemGroup>
    <!-- Wine has no icu.dll. -->
    <RuntimeHostConfigurationOption Include="System.Globalization.UseNls" Value="true" />
    <PackageReference Include="Microsoft.PowerShell.SDK" Version="${versions.powershell}" />
    ${downloads.map(([name, version]) => `<PackageDownload Include="${name}" Version="[${version}]" />`).join('\n    ')}
  </ItemGroup>
</Project>
`;
}

/** net462: v4.6.2 */
function frameworkFolder(name) {
  return `v${[...name.replace('net', '')].join('.')}`;
}
