/** What is gathered before it is given to the browser, which may put it on the disk: bytes, or characters. */
const gatheredAtOnce = 8 * 2 ** 20;
/** Characters that make one piece: of short lines by the million, each would cost more than its words. */
const pieceOfText = 2 ** 16;

/** A file that is written piece by piece, and never stands in memory as a whole. */
export class GatheredBlob {
	#blob = new Blob();
	#pieces: (Uint8Array<ArrayBuffer> | string)[] = [];
	#text = '';
	#gathered = 0;

	/** Adds a text, which becomes UTF-8. */
	addText(text: string): void {
		this.#text += text;
		if (this.#text.length > pieceOfText) this.#flush();
	}

	/** Adds bytes, which must not change afterwards. */
	add(bytes: Uint8Array<ArrayBuffer>): void {
		this.#flush();
		this.#gather(bytes);
	}

	/** The whole file, of this MIME type. */
	finish(type: string): Blob {
		this.#flush();
		return new Blob([this.#blob, ...this.#pieces], { type });
	}

	#flush(): void {
		if (this.#text !== '') this.#gather(this.#text);
		this.#text = '';
	}

	#gather(piece: Uint8Array<ArrayBuffer> | string): void {
		this.#pieces.push(piece);
		this.#gathered += piece.length;
		if (this.#gathered < gatheredAtOnce) return;
		this.#blob = new Blob([this.#blob, ...this.#pieces]);
		this.#pieces = [];
		this.#gathered = 0;
	}
}
