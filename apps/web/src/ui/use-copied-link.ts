import { useState } from 'react';

const WORDS = { no: 'Copy link', yes: 'Copied', refused: 'The browser refused' };

/** Puts an address of this site on the clipboard; `words` of a button say how that went, until the address is another. */
export function useCopiedLink(path: string): { words: string; copy(): void } {
	const [copied, setCopied] = useState<{ path: string; how: keyof typeof WORDS }>({ path, how: 'no' });
	const say = (how: keyof typeof WORDS) => () => setCopied({ path, how });
	return {
		words: WORDS[copied.path === path ? copied.how : 'no'],
		copy: () => void navigator.clipboard.writeText(`${location.origin}${path}`).then(say('yes'), say('refused')),
	};
}
