import { Button } from '@salt-ds/core';
import { useState } from 'react';

const WORDS = { no: 'Copy link', yes: 'Copied', refused: 'The browser refused' };

/** Puts the address of what is open on the clipboard, and says so. */
export function CopyLink({ path }: { path: string }) {
	const [copied, setCopied] = useState<{ path: string; how: keyof typeof WORDS }>({ path, how: 'no' });
	const say = (how: keyof typeof WORDS) => () => setCopied({ path, how });
	return (
		<Button
			appearance="bordered"
			onClick={() => void navigator.clipboard.writeText(`${location.origin}${path}`).then(say('yes'), say('refused'))}
		>
			{WORDS[copied.path === path ? copied.how : 'no']}
		</Button>
	);
}
