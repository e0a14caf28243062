'use strict';
// The protocol's side of the extension: one server, JSON-RPC on its standard input and output. It knows
// nothing of VS Code and needs no package, so the folder is the extension as it stands.

const { spawn } = require('child_process');

class Client {
  /**
   * @param {string} program
   * @param {string[]} options of `wirelint lsp`
   * @param {(method: string, params: any) => any} handle what the server sends; the value answers a request
   * @param {(reason: string) => void} ended
   */
  constructor(program, options, handle, ended) {
    this.handle = handle;
    this.waiting = new Map();
    this.lastId = 0;
    this.buffer = Buffer.alloc(0);
    this.isStopping = false;
    this.process = spawn(program, ['lsp', ...options], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.process.stdout.on('data', (data) => this.receive(data));
    this.process.stdin.on('error', () => {});
    let errors = '';
    this.process.stderr.on('data', (data) => { errors = (errors + data).slice(-2000); });
    const end = (reason) => {
      for (const { reject } of this.waiting.values()) reject(new Error('the server is gone'));
      this.waiting.clear();
      if (!this.isStopping) ended(errors.trim() || reason);
    };
    this.process.on('error', (error) => end(error.message));
    this.process.on('exit', (code) => end(`wirelint ended with ${code}`));
  }

  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  notify(method, params) {
    this.send({ method, params });
  }

  /** Sends a request; `token` is VS Code's cancellation token. */
  request(method, params, token) {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      if (token) token.onCancellationRequested(() => this.notify('$/cancelRequest', { id }));
      this.send({ id, method, params });
    });
  }

  receive(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.buffer.toString('latin1', 0, end))[1]);
      if (this.buffer.length < end + 4 + length) return;
      const body = this.buffer.toString('utf8', end + 4, end + 4 + length);
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.dispatch(JSON.parse(body));
    }
  }

  async dispatch(message) {
    if (message.method === undefined) {
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (!waiting) return;
      if (message.error) waiting.reject(Object.assign(new Error(message.error.message), message.error));
      else waiting.resolve(message.result);
      return;
    }
    if (message.id === undefined) {
      this.handle(message.method, message.params);
      return;
    }
    try {
      const result = await this.handle(message.method, message.params);
      this.send({ id: message.id, result: result === undefined ? null : result });
    } catch (error) {
      this.send({ id: message.id, error: { code: -32603, message: String(error.message || error) } });
    }
  }

  async stop() {
    this.isStopping = true;
    try {
      await this.request('shutdown', null);
      this.notify('exit', null);
    } catch {
      this.process.kill();
    }
  }
}

module.exports = { Client };
