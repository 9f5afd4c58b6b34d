// Before the app: its clock is as many days ahead as the orders say.
{
	const { shiftDays = 0 } =
		/** @type {{ orders?: { shiftDays?: number } }} */ (globalThis).orders ?? {};
	const shiftMillis = shiftDays * 86_400_000;
	const Clock = Date;
	if (shiftMillis > 0) {
		globalThis.Date = new Proxy(Clock, {
			construct: (_, given, made) => {
				/** @type {unknown} */
				const date = Reflect.construct(
					Clock,
					given.length > 0 ? given : [Clock.now() + shiftMillis],
					made
				);
				return /** @type {Date} */ (date);
			},
			get: (_, name) => {
				/** @type {unknown} */
				const own = Reflect.get(Clock, name);
				return name === 'now' ? () => Clock.now() + shiftMillis : own;
			}
		});
	}
}
