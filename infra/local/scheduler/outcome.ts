/** The refusals of the service and their HTTP status (EventBridge Scheduler model, `httpError` traits). */
const statusOfFault = {
  ValidationException: 400,
  SerializationException: 400,
  ServiceQuotaExceededException: 402,
  AccessDeniedException: 403,
  UnrecognizedClientException: 403,
  ResourceNotFoundException: 404,
  UnknownOperationException: 404,
  ConflictException: 409,
  RequestEntityTooLargeException: 413,
  InternalServerException: 500,
} as const;

export type FaultName = keyof typeof statusOfFault;

export interface Fault {
  readonly name: FaultName;
  readonly message: string;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Fault };

export function accept<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(name: FaultName, message: string): { readonly ok: false; readonly error: Fault } {
  return { ok: false, error: { name, message } };
}

export function statusOf(fault: Fault): number {
  return statusOfFault[fault.name];
}
