import { expect, test } from 'vitest';
import { importDrawing } from './drawing';

const svg = (body: string, attributes = 'width="400" height="200"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${body}</svg>`;

const imported = (body: string) => importDrawing(svg(body))?.element.innerHTML ?? 'refused';

test('takes over shapes, text and presentation', () => {
  const drawing = importDrawing(
    svg(
      '<g transform="translate(1 2)"><rect x="1" y="2" width="3" height="4" fill="#e69f00"/><text x="1" y="2" font-family="Inter, system-ui, sans-serif" font-size="12">Ops <tspan font-weight="600">Run It</tspan></text></g>',
    ),
  );
  expect(drawing).toMatchObject({ width: 400, height: 200 });
  expect(drawing?.element.getAttribute('viewBox')).toBe('0 0 400 200');
  expect(drawing?.element.querySelector('rect')?.getAttribute('fill')).toBe('#e69f00');
  expect(drawing?.element.textContent).toBe('Ops Run It');
});

test('the frame is the view box where there is one', () => {
  const drawing = importDrawing(svg('', 'viewBox="0 0 640 280"'));
  expect(drawing).toMatchObject({ width: 640, height: 280 });
});

test.each([
  ['a script', '<script>window.pwned = 1</script>'],
  ['a handler', '<rect onload="pwned()" onclick="pwned()"/>'],
  ['a document inside', '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="pwned()"/></body></foreignObject>'], // prettier-ignore
  ['a style sheet', '<style>@import "https://example.org/x.css"</style>'],
  ['a style attribute', '<rect style="fill:url(https://example.org/x)"/>'],
  ['a link', '<a href="javascript:pwned()"><text>press</text></a>'],
  ['an old link', '<a xlink:href="javascript:pwned()"><text>press</text></a>'],
  ['a picture', '<image href="https://example.org/x.png"/>'],
  ['a reference', '<use href="data:image/svg+xml,pwned()#a"/>'],
  ['an address as paint', '<rect fill="url(https://example.org/x#a)"/>'],
  ['a script as paint', '<rect fill="javascript:pwned()"/>'],
  ['an animation', '<rect><animate attributeName="href" to="javascript:pwned()"/></rect>'],
  ['an element of another kind', '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.org"/>'], // prettier-ignore
  ['a nested drawing', '<svg onload="pwned()"><script>pwned()</script></svg>'],
])('%s does not arrive', (_name, body) => {
  const result = imported(body);
  expect(result).not.toMatch(
    /pwned|script|example|href|style|onload|onclick|foreign|iframe|image|use|animate|press|javascript|url/i,
  );
});

test('text that looks like markup stays text', () => {
  const drawing = importDrawing(
    svg('<text>&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt; "onload="</text>'),
  );
  expect(drawing?.element.querySelector('script')).toBeNull();
  expect(drawing?.element.textContent).toBe('</text><script>alert(1)</script> "onload="');
});

test.each([
  ['nothing', ''],
  ['text', 'chart'],
  ['broken markup', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'],
  ['a page', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
  ['a drawing without size', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a drawing without name space', '<svg width="1" height="1"/>'],
])('%s is not a drawing', (_name, text) => {
  expect(importDrawing(text)).toBeNull();
});

test('a drawing with far too many parts is refused, a deep one is not a danger', () => {
  expect(importDrawing(svg('<path/>'.repeat(20_001)))).toBeNull();
  const depth = 500;
  expect(importDrawing(svg('<g>'.repeat(depth) + '</g>'.repeat(depth)))).not.toBeNull();
});
