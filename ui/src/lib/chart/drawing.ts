/**
 * Takes a drawing over into the page.
 *
 * A drawing is text from the application, and names that a person typed are part of it. It is never
 * inserted as markup: it is parsed as a document of its own, and what is known to be harmless is
 * built anew, element by element. Scripts, handlers, styles, links and embedded documents have no
 * place in the lists below, so they do not arrive, whatever else happens upstream.
 */

const SVG = 'http://www.w3.org/2000/svg';

const ELEMENTS = new Set(
  'svg g rect path line polyline polygon circle ellipse text tspan'.split(' '),
);

const ATTRIBUTES = new Set(
  [
    'viewBox preserveAspectRatio transform',
    'x y x1 y1 x2 y2 cx cy r rx ry dx dy width height d points',
    'fill fill-opacity fill-rule opacity',
    'stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit',
    'stroke-dasharray stroke-dashoffset vector-effect shape-rendering',
    'font-family font-size font-style font-weight letter-spacing',
    'text-anchor dominant-baseline textLength lengthAdjust direction',
  ].flatMap((names) => names.split(' ')),
);

/** Elements whose text is meant to be read; text anywhere else is white space between shapes. */
const TEXT = new Set(['text', 'tspan']);

/** Far above any chart; a drawing beyond it would only hold up the window. */
const MOST_ELEMENTS = 20_000;

export interface Drawing {
  element: SVGSVGElement;
  /** Size it was drawn for, in CSS pixels: the frame that its marks refer to. */
  width: number;
  height: number;
}

/** The drawing in `text`, rebuilt from what is allowed; null when it is not a drawing. */
export function importDrawing(text: string): Drawing | null {
  const source = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (source.namespaceURI !== SVG || source.localName !== 'svg') return null;
  const element = document.createElementNS(SVG, 'svg');
  copyAttributes(source, element);
  if (!copyChildren(source, element)) return null;
  const frame = frameOf(element);
  if (!frame) return null;
  if (!element.hasAttribute('viewBox')) {
    element.setAttribute('viewBox', `0 0 ${frame.width} ${frame.height}`);
  }
  element.setAttribute('width', '100%');
  element.setAttribute('height', '100%');
  element.setAttribute('aria-hidden', 'true');
  element.setAttribute('focusable', 'false');
  return { element, ...frame };
}

/** Copies level by level without recursion: no nesting is too deep. False when there is too much. */
function copyChildren(source: Element, target: Element): boolean {
  const open: [Element, Element][] = [[source, target]];
  let copied = 0;
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [from, to] = pair;
    for (let node = from.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (TEXT.has(from.localName)) to.append(document.createTextNode(node.nodeValue ?? ''));
        continue;
      }
      if (!(node instanceof Element) || !isAllowed(node)) continue;
      copied += 1;
      if (copied > MOST_ELEMENTS) return false;
      const copy = document.createElementNS(SVG, node.localName);
      copyAttributes(node, copy);
      to.append(copy);
      open.push([node, copy]);
    }
  }
  return true;
}

function isAllowed(element: Element): boolean {
  return (
    element.namespaceURI === SVG && ELEMENTS.has(element.localName) && element.localName !== 'svg'
  );
}

function copyAttributes(from: Element, to: Element): void {
  for (const { namespaceURI, name, value } of from.attributes) {
    if (namespaceURI !== null || !ATTRIBUTES.has(name) || !isPlain(value)) continue;
    to.setAttribute(name, value);
  }
}

/** Numbers, names and colours need neither a colon nor `url(…)`; an address or a script needs one. */
function isPlain(value: string): boolean {
  return !/[:<>\\]|url\s*\(/i.test(value);
}

function frameOf(svg: SVGSVGElement): { width: number; height: number } | null {
  const box = svg
    .getAttribute('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const [width, height] =
    box?.length === 4
      ? [box[2], box[3]]
      : [parseFloat(svg.getAttribute('width') ?? ''), parseFloat(svg.getAttribute('height') ?? '')];
  if (!width || !height || !(width > 0) || !(height > 0)) return null;
  if (!Number.isFinite(width) || !Number.isFinite(height)) return null;
  return { width, height };
}
