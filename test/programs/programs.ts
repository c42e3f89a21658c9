// programs.ts: definitions of real programs, and one of a label printer, with commands as their documents print them.
import { fileURLToPath } from 'node:url';
import type { Bridge } from '../../src/definition/bridge.js';
import { loadBridge } from '../../src/definition/load/load.js';
import type { Transport } from '../../src/definition/schema.js';
import type { Row } from '../conformance/cases.js';

export const labelPrinter = await load('label-printer');
export const sumatraPdf = await load('sumatrapdf');
export const irfanView = await load('irfanview');
export const vlc = await load('vlc');
export const programs = [labelPrinter, sumatraPdf, irfanView, vlc];

/** A command, and what its program is to be told over each transport. */
export interface Documented extends Row {
  readonly says: Partial<Readonly<Record<Transport, string>>>;
}

export const documented: readonly Documented[] = [
  command(labelPrinter, 'print', { file: 'C:\\a, b.lbl', copies: '3' }, [], {
    dde: '[Print("C:\\a, b.lbl",3)]',
    exe: '"C:\\a, b.lbl" /copies:3',
    uri: 'labels:print?file=C%3A%5Ca%2C%20b.lbl&copies=3',
  }),
  command(labelPrinter, 'print', { file: 'C:\\box.lbl' }, ['preview', 'cut', 'silent'], {
    exe: 'C:\\box.lbl /copies:1 /preview /cut /silent',
  }),
  command(labelPrinter, 'print', { file: 'C:\\box.lbl', copies: '999' }, ['cut'], {
    exe: 'C:\\box.lbl /copies:999 /cut',
  }),
  command(labelPrinter, 'quit', {}, [], { dde: '[Quit]' }),
  command(sumatraPdf, 'open', { file: 'C:\\My Files\\a.pdf' }, ['newWindow'], {
    dde: '[Open("C:\\My Files\\a.pdf",1,1,0)]',
    exe: '-new-window "C:\\My Files\\a.pdf"',
  }),
  command(sumatraPdf, 'open', { file: 'C:\\a.pdf', page: '14' }, [], { exe: '-reuse-instance -page 14 C:\\a.pdf' }),
  command(sumatraPdf, 'goToPage', { file: 'C:\\a.pdf', page: '14' }, [], { dde: '[GotoPage("C:\\a.pdf",14)]' }),
  command(sumatraPdf, 'goToPlace', { file: 'c:\\file.pdf', place: 'chapter.1' }, [], {
    dde: '[GotoNamedDest("c:\\file.pdf","chapter.1")]',
  }),
  command(sumatraPdf, 'search', { file: 'c:\\file.pdf', source: 'c:\\folder\\source.tex', line: '298' }, [], {
    dde: '[ForwardSearch("c:\\file.pdf","c:\\folder\\source.tex",298,0)]',
  }),
  command(sumatraPdf, 'search', { source: 'c:\\folder\\source.tex', line: '298' }, [], {
    dde: '[ForwardSearch("c:\\folder\\source.tex",298,0)]',
  }),
  command(sumatraPdf, 'setView', { file: 'C:\\a.pdf', mode: 'single', zoom: '1.5' }, [], {
    dde: '[SetView("C:\\a.pdf","single page",1.5)]',
  }),
  command(sumatraPdf, 'setView', { file: 'c:\\file.pdf', mode: 'continuous', zoom: '-3' }, [], {
    dde: '[SetView("c:\\file.pdf","continuous",-3)]',
  }),
  command(sumatraPdf, 'closeFile', {}, [], { dde: '[CmdClose]' }),
  command(sumatraPdf, 'highlight', { colour: '#00ff00' }, [], { dde: '[CmdCreateAnnotHighlight #00ff00]' }),
  command(irfanView, 'show', { file: 'C:\\a b.jpg', title: 'Our house' }, ['fullScreen'], {
    exe: '"C:\\a b.jpg" /fs "/title=Our house"',
  }),
  command(
    irfanView,
    'convert',
    { files: 'c:\\*.jpg', to: 'd:\\temp\\*.png', width: '500', height: '300' },
    ['keepRatio'],
    {
      exe: 'c:\\*.jpg /resize=(500,300) /aspectratio /convert=d:\\temp\\*.png',
    },
  ),
  command(irfanView, 'convert', { files: 'c:\\*.jpg', to: 'd:\\temp\\*.png', width: '1024' }, [], {
    exe: 'c:\\*.jpg /resize=(1024,) /convert=d:\\temp\\*.png',
  }),
  command(irfanView, 'convert', { files: 'c:\\my photos\\a?.jpg', to: 'd:\\b.png', height: '300', gamma: '2.5' }, [], {
    exe: '"c:\\my photos\\a?.jpg" /resize=(,300) /gamma=2.5 /convert=d:\\b.png',
  }),
  command(irfanView, 'join', { direction: 'across', files: 'c:\\test1.jpg|c:\\test2.jpg', to: 'c:\\both.jpg' }, [], {
    exe: '/panorama=(1,c:\\test1.jpg,c:\\test2.jpg) /convert=c:\\both.jpg',
  }),
  command(vlc, 'play', { files: 'C:\\a.mkv|C:\\My Music\\b.mp3', startTime: '62.5', rate: '1.25' }, ['fullScreen'], {
    exe: '--fullscreen --start-time=62.5 --rate=1.25 C:\\a.mkv "C:\\My Music\\b.mp3"',
  }),
  command(vlc, 'play', { files: 'C:\\a.mkv' }, ['queue'], { exe: '--one-instance --playlist-enqueue C:\\a.mkv' }),
  command(vlc, 'stream', { address: 'https://example.com/live/a%20b.m3u8?key=1&x=(2)' }, [], {
    exe: 'https://example.com/live/a%20b.m3u8?key=1&x=(2)',
    uri: 'vlc://https://example.com/live/a%20b.m3u8?key=1&x=(2)',
  }),
];

/** What no program of these may be told. */
export const refused: readonly Row[] = [
  { bridge: labelPrinter, action: 'print', values: { file: 'C:\\a",99)][Quit', copies: '1' } },
  { bridge: labelPrinter, action: 'print', values: { file: 'C:\\a.lbl', copies: '1)][Quit(' } },
  { bridge: sumatraPdf, action: 'setView', values: { file: 'C:\\a.pdf', mode: 'single page', zoom: '1' } },
  { bridge: sumatraPdf, action: 'setView', values: { file: 'C:\\a.pdf', mode: 'single', zoom: '1,5' } },
  { bridge: sumatraPdf, action: 'highlight', values: { colour: '#f openit' } },
  { bridge: sumatraPdf, action: 'goToPlace', values: { file: 'C:\\a.pdf', place: 'a")][CmdExit]("' } },
  { bridge: irfanView, action: 'join', values: { direction: 'down', files: 'C:\\a,b.jpg|C:\\c.jpg', to: 'C:\\d.jpg' } },
  { bridge: irfanView, action: 'convert', values: { files: 'C:\\*\\a.jpg', to: 'C:\\b.jpg' } },
  { bridge: vlc, action: 'play', values: { files: '--help|C:\\a.mkv' } },
  { bridge: vlc, action: 'play', values: { files: 'C:\\a.mkv', startTime: '1.2345' } },
  { bridge: vlc, action: 'stream', values: { address: 'file:///C:/a.mkv' } },
  { bridge: vlc, action: 'stream', values: { address: 'https://example.com/" --help' } },
];

function load(name: string): Promise<Bridge> {
  return loadBridge(fileURLToPath(new URL(`${name}.yaml`, import.meta.url)));
}

function command(
  bridge: Bridge,
  action: string,
  values: Record<string, string>,
  flags: readonly string[],
  says: Documented['says'],
): Documented {
  return { bridge, action, values, flags, says, over: Object.keys(says) as Transport[] };
}
