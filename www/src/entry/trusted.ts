type Policy = { createScriptURL(url: string): string };
let policy: Policy | undefined;

/** An address of a script of this page, by the policy named in its CSP: where Trusted Types are enforced no other may be run. */
export function trustedUrl(address: string): string {
  const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;
  if (types) policy ??= types.createPolicy("plan-explorer-scripts", { createScriptURL: (url) => url });
  return policy ? policy.createScriptURL(address) : address;
}
