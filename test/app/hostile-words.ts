/**
 * Two hundred things that a customer's name, address, goods or note could be made of to run a script, to break a page or to
 * be taken for a template. Whatever becomes an element carries `data-hostile`; whatever runs calls `__hit`.
 */
export const hostileWords: readonly string[] = [
  ...markup(),
  ...escapes(),
  ...styles(),
  ...directions(),
  ...invisible(),
  ...marks(),
  ...formulas(),
  ...templates(),
  ...statements(),
  ...addresses(),
  ...names(),
  ...lengths(),
];

function markup(): string[] {
  const tags = ['svg', 'img', 'video', 'iframe', 'object', 'embed', 'math', 'details', 'marquee', 'input'];
  const events = tags.map(
    (tag) => `<${tag} data-hostile src=x onload=__hit() onerror=__hit() onfocus=__hit() autofocus>`,
  );
  return [
    ...events,
    '<script data-hostile>__hit()</script>',
    '<ScRiPt data-hostile>__hit()</sCrIpT>',
    '<script data-hostile src="//evil.example/x.js"></script>',
    '<<script data-hostile>__hit();//<</script>',
    '<svg data-hostile><script>__hit()</script></svg>',
    '<svg data-hostile><animate onbegin=__hit() attributeName=x></svg>',
    '<a data-hostile href="javascript:__hit()">押す</a>',
    '<form data-hostile action="//evil.example"><button>送る</button></form>',
    '<base data-hostile href="//evil.example/">',
    '<meta data-hostile http-equiv="refresh" content="0;url=//evil.example">',
    '<link data-hostile rel=stylesheet href="//evil.example/x.css">',
    '<style data-hostile>*{display:none}</style>',
    '<plaintext data-hostile>',
    '<textarea data-hostile>',
    '<select data-hostile><option>',
    '<table data-hostile><tr><td>',
    '<b data-hostile>太字</b>',
    '<h1 data-hostile>見出し',
    '<div data-hostile style="position:fixed;inset:0;background:red">',
    '<template data-hostile><p>',
  ];
}

function escapes(): string[] {
  return [
    '"><img data-hostile src=x onerror=__hit()>',
    "'><img data-hostile src=x onerror=__hit()>",
    '" autofocus onfocus="__hit()" data-hostile="',
    "' onmouseover='__hit()' data-hostile='",
    '</td></tr></table><script data-hostile>__hit()</script>',
    '</script><script data-hostile>__hit()</script>',
    '</title><script data-hostile>__hit()</script>',
    '</textarea><script data-hostile>__hit()</script>',
    '</iframe><script data-hostile>__hit()</script>',
    '--><script data-hostile>__hit()</script>',
    ']]><script data-hostile>__hit()</script>',
    '&lt;script data-hostile&gt;__hit()&lt;/script&gt;',
    '&#60;img data-hostile src=x onerror=__hit()&#62;',
    '\\u003cscript data-hostile\\u003e__hit()\\u003c/script\\u003e',
    '%3Cscript data-hostile%3E__hit()%3C/script%3E',
    '\\x3cscript\\x3e__hit()\\x3c/script\\x3e',
    '"});__hit();//',
    '";__hit();//',
    "';__hit();//",
    '`;__hit();//',
    '\u2028__hit()\u2029//',
    '&amp;amp;&nbsp;&copy',
  ];
}

function styles(): string[] {
  return [
    'expression(__hit())',
    '}*{display:none}',
    'x;position:fixed;top:0;left:0;width:9999px',
    'url(//evil.example/x.png)',
    '@import "//evil.example/x.css";',
    '/* * { color: transparent }',
    'var(--surface)',
    ':root{--surface:red}',
    'content:"\\201C"',
    '!important',
  ];
}

function directions(): string[] {
  return [
    'مرحبا بالعالم',
    'שלום עולם',
    '\u202e逆さまの名前',
    '\u202e\u202d\u202e\u202d山田',
    'abc\u202egpj.exe',
    '\u2067右から左\u2069',
    '\u2066\u2067\u2068閉じない',
    '\u200f山田\u200e花子',
    'العربية と日本語 mixed 混在',
    '\u061c符号',
    `${'\u202e'.repeat(50)}深い`,
    '(((עברית)))',
  ];
}

function invisible(): string[] {
  return [
    'a\u200bb\u200bc',
    '\u200b山田\u200b',
    '山\u200d田',
    '\u2060\u2060山田',
    '山\u00ad田\u00ad花\u00ad子',
    '山田\u3000\u3000\u3000花子',
    'a\u00a0b\u00a0c',
    '山田\ufeff花子',
    `無${'\u200b'.repeat(150)}幅`,
    '\u3164名',
    '\u115f名',
    '名\u034f前',
    '\u180e名',
    '\u001b[31m赤\u001b[0m',
    '鈴\u0007鳴',
    '行\r\n行\r\n行',
    '字\t字\t字',
    '\u0085次',
  ];
}

function marks(): string[] {
  return [
    `Z${'\u0336\u0315\u0489\u0300'.repeat(40)}algo`,
    `あ${'\u3099'.repeat(30)}`,
    `e${'\u0301'.repeat(100)}`,
    'か\u3099き\u3099',
    '葛\u{e0100}城市',
    '𠮷野家 髙島屋 﨑',
    '①㈱㌔㍻',
    'ﾊﾝｶｸ ﾔﾏﾀﾞ',
    '👨‍👩‍👧‍👦',
    '👩🏽‍🚀🏴‍☠️🏳️‍🌈',
    '🇯🇵🇺🇳🇯',
    '😀'.repeat(60),
    '👍🏿'.repeat(30),
    '\u{1f3fb}色だけ',
    'x\ufe0f\u20e3',
    '\ud83d\ude00\u200d',
    '\u{10ffff}端',
    '\u{f0000}私用',
    '\ufffd置換',
    'ｗｉｄｅ　ｌｅｔｔｅｒｓ',
  ];
}

function formulas(): string[] {
  return [
    '=1+1',
    '=HYPERLINK("http://evil.example","押す")',
    "=cmd|' /C calc'!A0",
    '+1+1',
    '-1+1',
    '@SUM(1,1)',
    '\t=1+1',
    '\r=1+1',
    '＝１＋１',
    '%0A=1+1',
    '";=1+1;"',
    ',=1+1,',
  ];
}

function templates(): string[] {
  return [
    '{{ shop.name }}',
    '{{ customer.email }}',
    '{% for a in (1..9999999) %}x{% endfor %}',
    '{% include "secret" %}',
    '{{ "x" | append: "y" }}',
    '{%',
    '{{',
    '}} {{',
    '{name}',
    '{count, plural, one {#} other {#}}',
    '{total',
    "'{'name'}'",
    '<b>{name}</b>',
    '$' + '{__hit()}',
    '#{__hit()}',
    '<%= __hit() %>',
    '[[$' + '{__hit()}]]',
    '{{constructor.constructor("__hit()")()}}',
    '%s%s%s%n',
    '$1 $& $`',
  ];
}

function statements(): string[] {
  return [
    "'; drop table trades; --",
    "' or '1'='1",
    '" or ""="',
    '1); delete from orders where (1=1',
    "山田'); --",
    '100%_\\',
    '$$; select pg_sleep(10); $$',
    "\\'; select 1; --",
    'null',
    'undefined',
    '[object Object]',
    '__proto__',
    'constructor',
    '{"$gt":""}',
  ];
}

function addresses(): string[] {
  return [
    'javascript:__hit()',
    'JaVaScRiPt:__hit()',
    'data:text/html,<script data-hostile>__hit()</script>',
    'vbscript:__hit()',
    'http://evil.example/',
    '//evil.example/x.png',
    `https://evil.example/${'path/'.repeat(30)}`,
    'file:///etc/passwd',
    '../../../../etc/passwd',
    '\\\\evil.example\\share',
    'mailto:a@evil.example?bcc=b@evil.example',
    'a@evil.example\r\nBcc: b@evil.example',
    'To: b@evil.example',
    'http://[::1]:80/',
  ];
}

function names(): string[] {
  return [
    "O'Brien-Smith, Jr.",
    'D’Angelo & Söhne <GmbH>',
    '山田 "花子" 太郎',
    'Null',
    '.',
    '-',
    '# 見出し',
    '[押す](javascript:__hit())',
    '**太字** _斜体_',
    '![x](//evil.example/x.png)',
    '<!--',
    '<!DOCTYPE html>',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
  ];
}

/** Ten thousand letters are cut to what a name may have. */
function lengths(): string[] {
  return [
    'W',
    'あ',
    '👨‍👩‍👧‍👦',
    `${'W'.repeat(20)} `,
    '<b>',
    '\u202e逆',
    'e\u0301',
    '\u200bx',
    '𠮷',
    'ﾊﾟ',
    '_',
    '{{',
    '=',
    '/',
    '.',
  ].map((part) => {
    const long = part.repeat(Math.ceil(10_000 / part.length));
    return long.slice(0, 200).toWellFormed().replaceAll('\ufffd', '').trim();
  });
}
