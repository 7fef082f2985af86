import type { Shock, TradeShock } from '@tideline/domain';
import { COUNTERPARTY_TYPES } from '@tideline/domain';
import { FieldChoice } from './field-choice.tsx';
import { FieldInput } from './field-input.tsx';
import type { ShockFieldsProps } from './shock-fields.tsx';
import { TRADE_WORDS, type TradeName, withTrade } from './trade-terms.ts';

const DECIMAL = /^\d{1,15}(\.\d{1,4})?$/;
const DAYS = /^([1-9]\d{0,2}|[12]\d{3}|3[0-5]\d\d|36[0-4]\d|3650)$/;

/** The terms of a new trade, two of its fields a row. */
export function TradeFields({ shock, choices, currency, onChange }: ShockFieldsProps<TradeShock>) {
	const put = (change: object) => onChange({ ...shock, ...change } as Shock);
	const currencies = [currency, ...choices.currencies.map((one) => one.currency)];
	return (
		<>
			<FieldChoice
				label="Kind of trade"
				value={shock.trade}
				options={Object.entries(TRADE_WORDS).map(([value, text]) => ({ value, text }))}
				onChange={(trade) => onChange(withTrade(shock, trade as TradeName, choices))}
			/>
			{'level' in shock ? (
				<FieldChoice
					label="Security"
					value={`${shock.level}.${shock.subclass ?? ''}`}
					options={choices.securities.map(({ level, subclass, title }) => ({ value: `${level}.${subclass}`, text: `${level} ${title}` }))}
					onChange={(id) => {
						const chosen = choices.securities.find(({ level, subclass }) => `${level}.${subclass}` === id);
						if (chosen) put({ level: chosen.level, subclass: chosen.subclass });
					}}
				/>
			) : (
				<FieldChoice
					label="Line"
					value={shock.line}
					options={(shock.trade === 'borrow' ? choices.borrowing : choices.lending).map(({ line }) => ({ value: line, text: line }))}
					onChange={(line) => put({ line })}
				/>
			)}
			<FieldInput
				label={'level' in shock ? 'Market value' : 'Amount'}
				value={'level' in shock ? shock.marketValue : shock.amount}
				pattern={DECIMAL}
				onChange={(amount) => put('level' in shock ? { marketValue: amount } : { amount })}
			/>
			<FieldChoice
				label="Currency"
				value={shock.currency}
				options={currencies.map((code) => ({ value: code, text: code }))}
				onChange={(code) => put({ currency: code })}
			/>
			{'cash' in shock ? (
				<FieldInput label="Cash" value={shock.cash} pattern={DECIMAL} unit="cash" onChange={(cash) => put({ cash })} />
			) : null}
			{'days' in shock ? (
				<FieldInput
					label="Days to the end"
					value={String(shock.days)}
					pattern={DAYS}
					unit={shock.days === 1 ? 'day' : 'days'}
					onChange={(days) => put({ days: Number(days) })}
				/>
			) : null}
			{'counterparty' in shock ? (
				<FieldChoice
					label="Counterparty"
					value={shock.counterparty}
					options={COUNTERPARTY_TYPES.map((type) => ({ value: type, text: type.toLowerCase().replaceAll('_', ' ') }))}
					onChange={(counterparty) => put({ counterparty })}
				/>
			) : null}
		</>
	);
}
