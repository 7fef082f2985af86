import { Button, Input } from '@salt-ds/core';
import type { CheckSwapResponse } from '@tideline/api';
import { LINGER_MS } from '@tideline/domain';
import { useState } from 'react';
import { formatCount } from '../../format/number.ts';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './system-page.module.css';

export interface SwapConfirmationProps {
	check: CheckSwapResponse;
	/** Whom the log will name. */
	actor: string;
	pending: boolean;
	onCancel(): void;
	onSwap(generation: number): void;
}

/** Says what will happen and who is logged; the number of the new generation, typed, confirms it. */
export function SwapConfirmation({ check, actor, pending, onCancel, onSwap }: SwapConfirmationProps) {
	const [typed, setTyped] = useState('');
	const { generation, nextGeneration, records } = check;
	const confirmed = typed.trim() === String(nextGeneration);
	return (
		<form
			className={styles.confirmation}
			aria-label="Confirm the swap"
			onSubmit={(event) => {
				event.preventDefault();
				if (confirmed && !pending) onSwap(nextGeneration);
			}}
			onKeyDown={(event) => {
				if (event.key !== 'Escape') return;
				event.preventDefault();
				onCancel();
			}}
		>
			<h3 className={styles.question}>
				Swap generation {generation} to {nextGeneration}?
			</h3>
			<p>
				{generation} goes on until {nextGeneration} has caught up ({formatCount(records ?? 0)} records), then lingers {LINGER_MS / 1_000} s.
				An error keeps {generation}. Logged as {actor}.
			</p>
			<div className={styles.confirmLine}>
				<label htmlFor="swap-number">Type {nextGeneration} to confirm</label>
				<Input
					bordered
					className={styles.number}
					value={typed}
					inputProps={{
						id: 'swap-number',
						autoFocus: true,
						inputMode: 'numeric',
						autoComplete: 'off',
						onChange: ({ target }) => setTyped(target.value),
					}}
				/>
				<span className={styles.actions}>
					<Button type="button" appearance="bordered" onClick={onCancel}>
						Cancel <Kbd>Esc</Kbd>
					</Button>
					<Button type="submit" appearance="solid" sentiment="accented" disabled={!confirmed || pending} focusableWhenDisabled>
						{pending ? 'Swapping' : 'Swap'}
					</Button>
				</span>
			</div>
		</form>
	);
}
