import { Button } from '@salt-ds/core';
import { useCopiedLink } from '../../ui/use-copied-link.ts';

/** Puts the address of what is open on the clipboard, and says so. */
export function CopyLink({ path }: { path: string }) {
	const { words, copy } = useCopiedLink(path);
	return (
		<Button appearance="bordered" onClick={copy}>
			{words}
		</Button>
	);
}
