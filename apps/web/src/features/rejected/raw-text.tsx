import { Fragment, useMemo } from 'react';
import { faultParts, type Part } from './fault-parts.ts';
import styles from './rejected-page.module.css';

/** Characters drawn in one block; a block out of sight costs nothing, so that five million can be scrolled through. */
const BLOCK = 20_000;

/** The message in fixed width, as `textOfBytes` gives it; lines may break after a comma or a separator. */
export function RawText({ text, position, label }: { text: string; position: number | null; label: string }) {
	const blocks = useMemo(() => {
		const starts = Array.from({ length: Math.max(1, Math.ceil(text.length / BLOCK)) }, (_, index) => index * BLOCK);
		// A fault past the first block is said in words; marking it would mean to count through all before it.
		return starts.map((from) => ({ from, parts: faultParts(text.slice(from, from + BLOCK), from === 0 ? position : null) }));
	}, [text, position]);
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reached by the keyboard
		<figure className={styles.raw} tabIndex={0} aria-label={label}>
			{blocks.map(({ from, parts }) => (
				<pre key={from} className={styles.block}>
					{parts.map((part, index) => (
						<PartText key={String(index)} part={part} />
					))}
				</pre>
			))}
		</figure>
	);
}

function PartText({ part: { kind, text } }: { part: Part }) {
	switch (kind) {
		case 'fault':
			return <mark className={styles.fault}>{text}</mark>;
		case 'separator':
			return (
				<>
					<span className={styles.separator} title="SOH, the separator of FIX">
						{text}
					</span>
					<wbr />
				</>
			);
		case 'control':
			return <span className={styles.control}>{text}</span>;
		case 'text':
			return text.split(/(?<=,)/).map((piece, index) => (
				<Fragment key={String(index)}>
					{piece}
					{piece.endsWith(',') ? <wbr /> : null}
				</Fragment>
			));
	}
}
