/** What the server says when it refuses: RFC 9457 problem+json. */
export interface ProblemBody {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  /** The stable name of what went wrong, and the values in its sentence. */
  code?: string;
  params?: Record<string, unknown>;
  errors?: FieldError[];
  repair?: unknown;
}

/** One thing wrong with the input, at the field it names. */
export interface FieldError {
  field?: string;
  message?: string;
  code?: string;
  params?: Record<string, unknown>;
  [more: string]: unknown;
}

/** The server answered, and the answer is no. */
export class Refused extends Error {
  constructor(readonly problem: ProblemBody) {
    super(problem.detail ?? problem.title);
    this.name = 'Refused';
  }

  get status(): number {
    return this.problem.status;
  }

  /** The messages by field, as forms want them. */
  fields(): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const { field, message } of this.problem.errors ?? []) {
      if (field && message) {
        fields[field] = fields[field] ? `${fields[field]}; ${message}` : message;
      }
    }
    return fields;
  }

  /** The same by the paths that forms have for items of lists: `hours[1].opens` is `hours.1.opens`. */
  paths(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.fields()).map(([field, message]) => [field.replace(/\[(\d+)\]/g, '.$1').replace(/^\./, ''), message]),
    );
  }

  has(code: string): boolean {
    return (this.problem.errors ?? []).some((error) => error.code === code);
  }
}

/** No answer came: the network or the server is away. Whether the call was carried out is unknown. */
export class Unreachable extends Error {
  constructor() {
    super('unreachable');
    this.name = 'Unreachable';
  }
}
