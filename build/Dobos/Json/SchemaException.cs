using Dobos.Failures;

namespace Dobos.Json;

/// <summary>A schema that asks for what the validator does not do; ignoring it would pass files that it forbids.</summary>
public sealed class SchemaException(JsonFinding finding) : DobosException(ExitCode.Failed, finding.ToString());
