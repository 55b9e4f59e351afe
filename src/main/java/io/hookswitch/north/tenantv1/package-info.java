/**
 * The tenant dialect: the multi-tenant Call Service under {@code /api/v1/tenants/}, with its login.
 *
 * <p>In comes a request that names a user by tenant, group and user, and perhaps one half of a call; out goes the call as
 * that user sees it, in the words of this dialect. A half is one {@link io.hookswitch.call.Party} of a call, and its id
 * {@code callhalf-<n>:<k>} is call number and party index, so any node finds the owner without a look-up.
 *
 * <p>Who asks is compared with the user in the URL before anything is said about a call ({@link
 * io.hookswitch.north.tenantv1.CallingUsers}); a user that does not exist and one that is out of reach get the same
 * answer. What a half may do is decided by the rules, at the owner of the call. This room only finds the documented text
 * for a refusal ({@link io.hookswitch.north.tenantv1.Legality}), it never refuses in their place.
 *
 * <p>Here never happens: a state kept between two requests, a body of an error outside of {@link
 * io.hookswitch.north.tenantv1.TenantV1Errors}.
 */
package io.hookswitch.north.tenantv1;
