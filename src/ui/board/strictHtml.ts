/** Elements that stay. None of them fetches, sends or runs anything. */
const KEPT: ReadonlySet<string> = new Set(
  (
    'a abbr b bdi blockquote br caption code dd del details dfn div dl dt em h1 h2 h3 ' +
    'h4 h5 h6 hr i ins kbd li mark ol p pre q s samp small span strong sub summary sup ' +
    'table tbody td tfoot th thead tr u ul var wbr'
  ).split(' ')
);

/** Elements that go with all that is in them. Others go, and their text stays. */
const DROPPED: ReadonlySet<string> = new Set(
  (
    'applet audio canvas embed frame frameset head iframe link math meta noscript ' +
    'object script select style svg template textarea title video'
  ).split(' ')
);

/** Attributes with a short number. */
const NUMBERS: ReadonlySet<string> = new Set(['colspan', 'rowspan', 'start']);

const LINKS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

const HTML = 'http://www.w3.org/1999/xhtml';

/**
 * HTML of other people, with text, tables and links only. It fetches nothing,
 * has nothing that can be pressed but links to web pages and mail addresses,
 * and carries no class, id, style or data that JupyterLab could take for its own.
 * An image becomes a link to it.
 */
export function strictHtml(html: string): string {
  // A document without a window: it fetches and runs nothing.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const made = body.ownerDocument.createElement('div');
  copyChildren(body, made);
  return made.innerHTML;
}

/** Lets all links open in a page of their own, which learns nothing of this one. */
export function isolateLinks(node: HTMLElement): void {
  for (const link of node.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
}

function copyChildren(from: Element, to: Element): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      to.append(child.textContent ?? '');
    } else if (child.nodeType === Node.ELEMENT_NODE) {
      copyElement(child as Element, to);
    }
  }
}

function copyElement(element: Element, to: Element): void {
  const name = element.localName;
  if (element.namespaceURI !== HTML || DROPPED.has(name)) {
    return;
  }
  if (name === 'img') {
    to.append(link(to, element.getAttribute('src'), imageText(element)));
    return;
  }
  if (name === 'input') {
    to.append(checkBox(element));
    return;
  }
  if (!KEPT.has(name)) {
    copyChildren(element, to);
    return;
  }
  const made =
    name === 'a'
      ? link(to, element.getAttribute('href'), '')
      : to.ownerDocument.createElement(name);
  for (const attribute of NUMBERS) {
    const value = element.getAttribute(attribute);
    if (value !== null && /^\d{1,3}$/.test(value)) {
      made.setAttribute(attribute, value);
    }
  }
  copyChildren(element, made);
  to.append(made);
}

/** A link, or plain text if its address is not one of a web page or a mail. */
function link(near: Element, href: string | null, text: string): Element {
  const address = addressOf(href ?? '');
  const made = near.ownerDocument.createElement(
    address === undefined ? 'span' : 'a'
  );
  if (address !== undefined) {
    made.setAttribute('href', address);
    made.setAttribute('target', '_blank');
    made.setAttribute('rel', 'noopener noreferrer');
  }
  made.append(text);
  return made;
}

function addressOf(href: string): string | undefined {
  try {
    const url = new URL(href);
    return LINKS.has(url.protocol) ? url.href : undefined;
  } catch {
    // A relative address would lead to a page of this server.
    return undefined;
  }
}

function imageText(image: Element): string {
  return `🖼 ${image.getAttribute('alt') ?? ''}`.trim();
}

/** The box of a list of tasks. */
function checkBox(input: Element): string {
  return input.getAttribute('type') === 'checkbox'
    ? input.hasAttribute('checked')
      ? '☑'
      : '☐'
    : '';
}
