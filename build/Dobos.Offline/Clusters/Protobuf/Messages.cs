namespace Dobos.Offline.Clusters.Protobuf;

/// <summary>The messages that clients send, by the numbers of their fields.</summary>
internal static class Messages
{
    private static readonly Message Owner = new(
        new(1, "kind"), new(3, "name"), new(4, "uid"), new(5, "apiVersion"), new(6, "controller", Form.Truth), new(7, "blockOwnerDeletion", Form.Truth));

    private static readonly Message Managed = new(
        new(1, "manager"), new(2, "operation"), new(3, "apiVersion"), new(4, "time", Form.Time), new(6, "fieldsType"), new(7, "fieldsV1", Form.Json), new(8, "subresource"));

    private static readonly Message Meta = new(
        new(1, "name"), new(2, "generateName"), new(3, "namespace"), new(4, "selfLink"), new(5, "uid"), new(6, "resourceVersion"), new(7, "generation", Form.Number),
        new(8, "creationTimestamp", Form.Time), new(9, "deletionTimestamp", Form.Time), new(10, "deletionGracePeriodSeconds", Form.Number), new(11, "labels", Form.Texts),
        new(12, "annotations", Form.Texts), Each(13, "ownerReferences", Owner), new(14, "finalizers") { IsRepeated = true }, Each(17, "managedFields", Managed));

    private static readonly Message Reference = new(
        new(1, "kind"), new(2, "namespace"), new(3, "name"), new(4, "uid"), new(5, "apiVersion"), new(6, "resourceVersion"), new(7, "fieldPath"));

    private static readonly Message ReviewSpec = new(
        One(1, "resourceAttributes", new(new(1, "namespace"), new(2, "verb"), new(3, "group"), new(4, "version"), new(5, "resource"), new(6, "subresource"), new(7, "name"))),
        One(2, "nonResourceAttributes", new(new(1, "path"), new(2, "verb"))));

    private static readonly Message LeaseSpec = new(
        new(1, "holderIdentity"), new(2, "leaseDurationSeconds", Form.Number), new(3, "acquireTime", Form.FineTime), new(4, "renewTime", Form.FineTime),
        new(5, "leaseTransitions", Form.Number), new(6, "strategy"), new(7, "preferredHolder"));

    private static readonly Message Event = Object(
        One(2, "involvedObject", Reference), new(3, "reason"), new(4, "message"), One(5, "source", new(new(1, "component"), new(2, "host"))), new(6, "firstTimestamp", Form.Time),
        new(7, "lastTimestamp", Form.Time), new(8, "count", Form.Number), new(9, "type"), new(10, "eventTime", Form.FineTime),
        One(11, "series", new(new(1, "count", Form.Number), new(2, "lastObservedTime", Form.FineTime))), new(12, "action"), One(13, "related", Reference),
        new(14, "reportingComponent"), new(15, "reportingInstance"));

    private static readonly Message DeleteOptions = new(
        new(1, "gracePeriodSeconds", Form.Number), One(2, "preconditions", new(new(1, "uid"), new(2, "resourceVersion"))), new(3, "orphanDependents", Form.Truth),
        new(4, "propagationPolicy"), new(5, "dryRun") { IsRepeated = true });

    private static readonly Dictionary<(string ApiVersion, string Kind), Message> All = new()
    {
        [("v1", "Secret")] = Object(new(2, "data", Form.Blobs), new(3, "type"), new(4, "stringData", Form.Texts), new(5, "immutable", Form.Truth)),
        [("v1", "ConfigMap")] = Object(new(2, "data", Form.Texts), new(3, "binaryData", Form.Blobs), new(4, "immutable", Form.Truth)),
        [("v1", "Namespace")] = Object(One(2, "spec", new(new Field(1, "finalizers") { IsRepeated = true })), One(3, "status", new(new Field(1, "phase")))),
        [("v1", "ServiceAccount")] = Object(Each(2, "secrets", Reference), Each(3, "imagePullSecrets", new(new Field(1, "name"))), new(4, "automountServiceAccountToken", Form.Truth)),
        [("v1", "Event")] = Event,
        [("coordination.k8s.io/v1", "Lease")] = Object(One(2, "spec", LeaseSpec)),
        [("authorization.k8s.io/v1", "SelfSubjectAccessReview")] = Object(One(2, "spec", ReviewSpec)),
        [("v1", "DeleteOptions")] = DeleteOptions,
        [("meta.k8s.io/v1", "DeleteOptions")] = DeleteOptions,
    };

    public static Message? Find(string apiVersion, string kind) =>
        All.GetValueOrDefault((apiVersion, kind)) ?? (kind == "DeleteOptions" ? DeleteOptions : null);

    private static Message Object(params Field[] fields) => new([One(1, "metadata", Meta), .. fields]);

    private static Field One(int number, string name, Message inner) => new(number, name, Form.Message) { Inner = inner };

    private static Field Each(int number, string name, Message inner) => new(number, name, Form.Message) { Inner = inner, IsRepeated = true };
}
