/** The Jupyter server's clock, from the `Date` of its answers, which a page may read. */
export class ServerDate {
  private _offset: number | undefined;

  /** ms from this computer's clock to the server's; undefined until it has answered. It is exact to about a second. */
  get offset(): number | undefined {
    return this._offset;
  }

  /**
   * @param date - of the answer's header
   * @param sent - when the request was sent, in ms by this computer's clock
   * @param received - when the answer came
   */
  hear(date: string | null, sent: number, received: number): void {
    const server = Date.parse(date ?? '');
    if (!Number.isNaN(server)) {
      this._offset = server - (sent + received) / 2;
    }
  }
}
