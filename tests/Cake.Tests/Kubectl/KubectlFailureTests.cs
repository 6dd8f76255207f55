using Cake.Kubectl;
using Cake.Kubectl.Failures;
using Cake.Tests.Fakes;

namespace Cake.Tests.Kubectl;

/// <summary>What kubectl 1.34.5 said.</summary>
public sealed class KubectlFailureTests
{
    private const string Refused = "E1120 15:12:21.091112   13584 memcache.go:265] \"Unhandled Error\" err=\"couldn't get current server API group list\"";

    [TestCase("Error from server (NotFound): leases.coordination.k8s.io \"l\" not found", typeof(KubectlNotFoundException))]
    [TestCase("Error from server (NotFound): namespaces \"shop\" not found", typeof(KubectlNotFoundException))]
    [TestCase("Error from server (Conflict): error when replacing \"STDIN\": Operation cannot be fulfilled on leases.coordination.k8s.io \"l\": the object has been modified", typeof(KubectlConflictException))]
    [TestCase("error: Apply failed with 1 conflict: conflict with \"kubectl\" using v1: .data.a", typeof(KubectlConflictException))]
    [TestCase("Error from server (AlreadyExists): error when creating \"STDIN\": leases.coordination.k8s.io \"l\" already exists", typeof(KubectlAlreadyExistsException))]
    [TestCase("Error from server (Forbidden): secrets is forbidden: User \"ci\" cannot list resource \"secrets\"", typeof(KubectlForbiddenException))]
    [TestCase("error: You must be logged in to the server (Unauthorized)", typeof(KubectlForbiddenException))]
    [TestCase("The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?", typeof(KubectlUnreachableException))]
    [TestCase("Unable to connect to the server: EOF", typeof(KubectlUnreachableException))]
    [TestCase("Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority", typeof(KubectlUnreachableException))]
    [TestCase("Error from server (ServiceUnavailable): the server is currently unable to handle the request", typeof(KubectlUnreachableException))]
    [TestCase("error: timed out waiting for the condition on configmaps/cm", typeof(KubectlTimedOutException))]
    [TestCase("Error in configuration: context was not found for specified context: nope", typeof(KubectlException))]
    [TestCase("The ConfigMap \"bad\" is invalid", typeof(KubectlException))]
    public void Its_words_tell_which_kind_of_failure_it_is(string words, Type kind)
    {
        var failure = Failure([Refused, Refused, "Warning: v1 is old", words, "See 'kubectl get --help' for usage."], kind);
        Assert.That(failure.Message, Is.EqualTo($"kubectl apply ended with exit code 1: {words}"));
        Assert.That(((KubectlException)failure).ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void Advice_is_left_out()
    {
        var failure = Failure(["error: Apply failed with 1 conflict: .data.a", "Please review the fields above--they currently have other managers. Here", "are the ways"], typeof(KubectlConflictException));
        Assert.That(failure.Message, Does.EndWith(": error: Apply failed with 1 conflict: .data.a"));
    }

    [Test]
    public void A_failure_without_a_word_is_told_as_such()
    {
        Assert.That(Failure([Refused], typeof(KubectlException)).Message, Is.EqualTo("kubectl apply ended with exit code 1: it gave no reason."));
    }

    [TestCase("""{"kind":"Secret","metadata":{"name":"orders"},"data":{"a":"aHVudGVyMg=="}}""")]
    [TestCase("""{"kind":"Secret","metadata":{"name":"orders"},"stringData":{"a":"hunter2"}}""")]
    [TestCase("""{"kind":"List","items":[{"kind":"Secret","metadata":{"name":"orders"},"stringData":{"a":"hunter2"}}]}""")]
    public void A_secret_that_is_quoted_back_is_masked(string manifest)
    {
        var failure = Failure(["The Secret \"orders\" is invalid: data.a: Invalid value: \"hunter2\", \"aHVudGVyMg==\""], typeof(KubectlException), manifest);
        Assert.That(failure.Message, Does.EndWith("The Secret \"orders\" is invalid: data.a: Invalid value: \"***\", \"***\""));
    }

    [Test]
    public void Of_a_secret_that_is_not_JSON_nothing_is_repeated()
    {
        var failure = Failure(["error: error parsing STDIN: cannot unmarshal `hunter2`"], typeof(KubectlException), "kind: Secret\nstringData: hunter2");
        Assert.That(failure.Message, Does.Not.Contain("hunter2").And.Contain("is not repeated"));
    }

    private static Exception Failure(string[] errors, Type kind, string manifest = "kind: ConfigMap")
    {
        var kubectl = new RecordingTool("kubectl") { ExitCode = 1, Errors = errors };
        return Assert.Throws(kind, () => kubectl.Cake.KubectlApply(manifest, new() { ToolPath = kubectl.Path, KubeConfig = "k" }))!;
    }
}
