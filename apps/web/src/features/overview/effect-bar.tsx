import styles from './effect-bar.module.css';

const WIDTH = 78;
const HEIGHT = 11;

/** A bar to the right of the middle for what raised the ratio, to the left for what lowered it. */
export function EffectBar({ value, largest }: { value: number; largest: number }) {
	const half = WIDTH / 2;
	const length = Math.max(1, (Math.abs(value) / largest) * (half - 1));
	return (
		<svg className={styles.bar} width={WIDTH} height={HEIGHT} aria-hidden="true">
			<path className={styles.axis} d={`M${half} -6V17`} />
			<rect className={value < 0 ? styles.down : styles.up} x={value < 0 ? half - length : half} y="0" width={length} height={HEIGHT} />
		</svg>
	);
}
