/**
 * Takes a stylesheet that could not be fetched out of the document: the loader of a page's chunks takes one that stands there for
 * loaded, and a second attempt would show the page without its styles.
 */
export function forgetFailedStyles(root: Window): void {
	root.addEventListener(
		'error',
		({ target }) => {
			if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') target.remove();
		},
		// Errors of resources do not bubble.
		{ capture: true },
	);
}
