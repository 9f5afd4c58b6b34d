declare global {
	namespace App {
		interface Error {
			message: string;
		}
		/** What an entry of the history stands for, beside its address. */
		interface PageState {
			/** Whether it is the proposal of an import, a step beyond what was brought. */
			proposal?: boolean;
		}
	}
}

export {};
