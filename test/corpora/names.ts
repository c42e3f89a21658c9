// names.ts: names of contacts that have broken out of pages, turned the text around them, or left a link without a name.
import { type HostileText, hostileTexts } from './hostile.js';

const markup: readonly HostileText[] = [
  { name: 'a script', text: '<script>canary()</script>' },
  { name: 'the end of the element, and a script', text: '</bdi></h3></li></ul></main><script>canary()</script>' },
  { name: 'the end of the title', text: '</title><script>canary()</script>' },
  { name: 'the end of style and script', text: '</style></script><svg onload=canary()>' },
  { name: 'an image that fails', text: '<img src=x onerror=canary()>' },
  { name: 'double quote, then an attribute', text: '" onclick="canary()" x="' },
  { name: 'single quote, then an attribute', text: "' onfocus='canary()' autofocus='" },
  { name: 'an attribute without quotes', text: ' onmouseover=canary() ' },
  { name: 'backtick, then an attribute', text: '` onclick=canary() `' },
  { name: 'another base', text: '<base href="https://canary.example/">' },
  { name: 'a refresh', text: '<meta http-equiv=refresh content="0;url=javascript:canary()">' },
  { name: 'a form around the links', text: '<form action="https://canary.example/"><button>' },
  { name: 'a frame', text: '<iframe srcdoc="<script>parent.canary()</script>"></iframe>' },
  { name: 'the end of a comment', text: '--> <script>canary()</script> <!--' },
  { name: 'another end of a comment', text: '--!> <script>canary()</script>' },
  { name: 'a comment that stays open', text: '<!-- ' },
  { name: 'CDATA', text: '<![CDATA[ canary ]]>' },
  { name: 'references', text: '&lt;script&gt; &amp;amp; &#x3C; &#0; &NotEqualTilde; &copy' },
  { name: 'a half reference', text: '&#x' },
  { name: 'a template', text: '{{name}} {{{name}}} \u0024{canary()} <%= canary %>' },
  { name: 'UTF-7', text: '+ADw-script+AD4-canary()+ADw-/script+AD4-' },
];

const directions: readonly HostileText[] = [
  { name: 'right-to-left override that stays open', text: 'Ann \u202Eexe.tnuocca' },
  { name: 'isolates that stay open', text: '\u2066\u2067\u2068Ann' },
  { name: 'isolates that end too often', text: 'Ann\u2069\u2069\u2069\u202C' },
  { name: 'Arabic', text: '\u0641\u0627\u0637\u0645\u0629' },
  { name: 'Hebrew and a number', text: '\u05E8\u05D5\u05E0\u05D9 (7)' },
  { name: 'marks piled up', text: `Z${'\u0300\u0301\u0316\u0317'.repeat(20)}algo` },
  { name: 'a family and a flag', text: '\u{1F469}\u200D\u{1F469}\u200D\u{1F467} \u{1F3F3}\uFE0F\u200D\u{1F308}' },
  { name: 'no place to break', text: 'W'.repeat(255) },
];

/** Names that a contact may have, which must be shown as they are and do nothing else. */
export const hostileNames: readonly HostileText[] = [...markup, ...directions];

/** Names that no contact may have. */
export const refusedNames: readonly HostileText[] = [
  { name: 'NUL', text: 'Ann\u0000' },
  { name: 'a line break', text: 'Ann\r\nBob' },
  { name: 'half of a surrogate pair', text: 'Ann\uD83D' },
  { name: '64 KB', text: 'A'.repeat(65_536) },
  { name: 'spaces', text: ' \u00A0\u3000' },
  { name: 'what cannot be seen', text: '\u200B\u2060\uFEFF\u202E' },
];

/** All of them, and those that attack other languages. */
export const anyNames: readonly HostileText[] = [...hostileNames, ...refusedNames, ...hostileTexts];
