import { Button } from '@salt-ds/core';
import { useState } from 'react';

/** Puts the message on the clipboard as it came, and says so. */
export function CopyButton({ text }: { text: string }) {
	const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
	const words = { no: 'Copy', yes: 'Copied', refused: 'The browser refused' };
	return (
		<Button
			appearance="bordered"
			onClick={() =>
				navigator.clipboard.writeText(text).then(
					() => setCopied('yes'),
					() => setCopied('refused'),
				)
			}
		>
			{words[copied]}
		</Button>
	);
}
