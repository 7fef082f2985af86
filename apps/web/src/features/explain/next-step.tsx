import text from '../../ui/text.module.css';
import styles from './explain-page.module.css';
import { LoadingRows } from './row.tsx';

const NEXT = {
	line: 'Choose a line to see what is behind it.',
	position: 'Choose a position or a counterparty to see what made it.',
	trade: 'Choose a trade to read its message.',
};

export interface NextStepProps {
	/** What the address names; null when this step is not open. */
	asked: string | null;
	/** The answer is there, and has nothing of that name. */
	gone: boolean;
	what: keyof typeof NEXT;
	onUp(): void;
}

/** The place of a step that is not open, on its way, or no longer behind the figure. */
export function NextStep({ asked, gone, what, onUp }: NextStepProps) {
	return (
		<div className={styles.column}>
			<div className={styles.next}>{asked === null ? <p>{NEXT[what]}</p> : gone ? <Gone what={what} onUp={onUp} /> : <LoadingRows />}</div>
		</div>
	);
}

function Gone({ what, onUp }: Pick<NextStepProps, 'what' | 'onUp'>) {
	return (
		<>
			<p>This {what} is not behind the figure any more.</p>
			<button type="button" className={text.link} onClick={onUp}>
				One step up
			</button>
		</>
	);
}
