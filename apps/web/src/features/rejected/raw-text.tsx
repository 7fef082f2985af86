import { Fragment, useMemo } from 'react';
import { formatCount } from '../../format/number.ts';
import { faultParts, type Part } from './fault-parts.ts';
import styles from './rejected-page.module.css';

/** Characters drawn at once: a page of five million would freeze the tab. */
const SHOWN = 20_000;

/** The message in fixed width; lines may break after a comma or a separator. */
export function RawText({ text, position }: { text: string; position: number | null }) {
	const parts = useMemo(() => faultParts(text.slice(0, SHOWN), position), [text, position]);
	return (
		<>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reached by the keyboard */}
			<pre className={styles.raw} tabIndex={0}>
				{parts.map((part, index) => (
					<PartText key={String(index)} part={part} />
				))}
			</pre>
			{text.length > SHOWN ? (
				<p className={styles.note}>Copy takes all of it; the first {formatCount(SHOWN)} characters are shown.</p>
			) : null}
		</>
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
