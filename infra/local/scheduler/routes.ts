import {
  createGroup,
  deleteGroup,
  getGroup,
  listGroupsPage,
  listTags,
  tagGroup,
  untagGroup,
} from './group-operations.ts';
import { type Operation, parseJson } from './operation.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import {
  createSchedule,
  deleteSchedule,
  getSchedule,
  listSchedules,
  updateSchedule,
} from './schedule-operations.ts';

/** How a request becomes an operation's members (restJson1 bindings of the service's Smithy model). */
interface Route {
  readonly method: string;
  /** The fixed first segment of the path. */
  readonly root: string;
  /** The member that the rest of the path names, if there is one. */
  readonly label?: string;
  /** Query parameters, and the members they name. */
  readonly query?: Readonly<Record<string, string>>;
  readonly operation: Operation;
}

const paging = { NextToken: 'NextToken', MaxResults: 'MaxResults', NamePrefix: 'NamePrefix' };
const ofSchedule = { root: 'schedules', label: 'Name' };
const ofGroup = { root: 'schedule-groups', label: 'Name' };
const ofTags = { root: 'tags', label: 'ResourceArn' };

const routes: readonly Route[] = [
  { method: 'POST', ...ofSchedule, operation: createSchedule },
  { method: 'PUT', ...ofSchedule, operation: updateSchedule },
  { method: 'GET', ...ofSchedule, query: { groupName: 'GroupName' }, operation: getSchedule },
  {
    method: 'DELETE',
    ...ofSchedule,
    query: { groupName: 'GroupName', clientToken: 'ClientToken' },
    operation: deleteSchedule,
  },
  {
    method: 'GET',
    root: 'schedules',
    query: { ...paging, ScheduleGroup: 'GroupName', State: 'State' },
    operation: listSchedules,
  },
  { method: 'POST', ...ofGroup, operation: createGroup },
  { method: 'GET', ...ofGroup, operation: getGroup },
  { method: 'DELETE', ...ofGroup, query: { clientToken: 'ClientToken' }, operation: deleteGroup },
  { method: 'GET', root: 'schedule-groups', query: paging, operation: listGroupsPage },
  { method: 'GET', ...ofTags, operation: listTags },
  { method: 'POST', ...ofTags, operation: tagGroup },
  { method: 'DELETE', ...ofTags, query: { TagKeys: 'TagKeys' }, operation: untagGroup },
];

export interface WireRequest {
  readonly method: string;
  /** Path and query as sent, still encoded. */
  readonly target: string;
  readonly body: string;
}

export interface RoutedRequest {
  readonly operation: Operation;
  readonly members: Readonly<Record<string, unknown>>;
}

/** Finds the operation a request names and gathers its members from path, query and body. */
export function routeRequest(request: WireRequest): Outcome<RoutedRequest> {
  const [path = '', queryText = ''] = request.target.split('?', 2);
  const [, root, encodedLabel, ...rest] = path.split('/');
  const hasLabel = encodedLabel !== undefined && encodedLabel !== '';
  const route = routes.find(
    (candidate) =>
      candidate.method === request.method &&
      candidate.root === root &&
      (candidate.label !== undefined) === hasLabel,
  );
  if (!route || rest.length > 0) {
    return refuse('UnknownOperationException', `There is no operation ${request.method} ${path}.`);
  }
  const members = request.method === 'POST' || request.method === 'PUT' ? readBody(request.body) : accept({});
  if (!members.ok) return members;
  const label = readLabel(route.label, encodedLabel);
  if (!label.ok) return label;
  return accept({
    operation: route.operation,
    members: { ...members.value, ...readQuery(route.query ?? {}, queryText), ...label.value },
  });
}

function readBody(body: string): Outcome<Readonly<Record<string, unknown>>> {
  if (body.trim() === '') return accept({});
  const value = parseJson(body);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? accept({ ...value })
    : refuse('SerializationException', 'The request body is not a JSON object.');
}

function readQuery(bindings: Readonly<Record<string, string>>, text: string): Record<string, unknown> {
  const query = new URLSearchParams(text);
  const members: Record<string, unknown> = {};
  for (const [parameter, member] of Object.entries(bindings)) {
    const values = query.getAll(parameter);
    if (values.length > 0) members[member] = member === 'TagKeys' ? values : values[0];
  }
  return members;
}

function readLabel(member: string | undefined, encoded: string | undefined): Outcome<Record<string, string>> {
  if (member === undefined || encoded === undefined) return accept({});
  try {
    return accept({ [member]: decodeURIComponent(encoded) });
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return refuse('ValidationException', `The path names no ${member}.`);
  }
}
