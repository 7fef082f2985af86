import type { WhatIfChoices } from '@tideline/api';
import { MAX_SHOCKS, type Shock } from '@tideline/domain';
import styles from '../../ui/menu.module.css';
import { Menu } from '../../ui/menu.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useMenu } from '../../ui/use-menu.ts';
import { newShock } from './new-shock.ts';
import { SHOCK_TITLES } from './shock-words.ts';

/** A menu of the kinds of shocks that the book allows. */
export function AddShock({ choices, currency, count, onAdd }: AddShockProps) {
	const { open, setOpen, root } = useMenu();
	const full = count >= MAX_SHOCKS;
	const kinds = (Object.keys(SHOCK_TITLES) as Shock['kind'][]).filter((kind) => kind !== 'trade');
	return (
		<div className={styles.root} ref={root}>
			<button
				type="button"
				className={styles.button}
				aria-haspopup="true"
				aria-expanded={open}
				disabled={choices === null || full}
				title={full ? `${MAX_SHOCKS} shocks are the most` : undefined}
				onClick={() => setOpen(!open)}
			>
				Add shock <Shape name="chevron-down" tone="quiet" />
			</button>
			{open && choices ? (
				<Menu label="Add a shock">
					{kinds.map((kind) => {
						const shock = newShock(kind, choices, currency);
						return (
							<button
								key={kind}
								type="button"
								className={styles.item}
								disabled={shock === null}
								onClick={() => {
									if (shock) onAdd(shock);
									setOpen(false);
								}}
							>
								{SHOCK_TITLES[kind]}
							</button>
						);
					})}
				</Menu>
			) : null}
		</div>
	);
}

export interface AddShockProps {
	choices: WhatIfChoices | null;
	currency: string;
	count: number;
	onAdd(shock: Shock): void;
}
