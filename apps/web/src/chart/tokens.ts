/** Colours and font of the charts, as the browser computes them from Salt's tokens in the present mode. */
export interface ChartTokens {
	text: string;
	quiet: string;
	line: string;
	page: string;
	accent: string;
	accentFill: string;
	bar: string;
	warning: string;
	error: string;
	font: string;
}

/** Reads the tokens off the document; again after a change of mode. */
export function readTokens(root: Element = document.documentElement): ChartTokens {
	const style = getComputedStyle(root);
	const read = (name: string) => style.getPropertyValue(name).trim();
	return {
		text: read('--text'),
		quiet: read('--text-quiet'),
		line: read('--line-row'),
		page: read('--page'),
		accent: read('--accent'),
		accentFill: read('--accent-fill'),
		bar: read('--bar'),
		warning: read('--warning'),
		error: read('--error'),
		font: read('--salt-text-fontFamily') || 'Open Sans',
	};
}

/** A colour at an opacity; takes what computed styles give: `rgb(…)`, `rgba(…)` or `#rrggbb`. */
export function withAlpha(color: string, alpha: number): string {
	const channels = color.startsWith('#')
		? [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16))
		: (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
	return `rgba(${channels.join(',')},${alpha})`;
}
