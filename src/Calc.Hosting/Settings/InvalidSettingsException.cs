namespace Calc.Hosting.Settings;

/// <summary>The service cannot start with what it was given. Names every setting that is wrong, and the value of none that is secret.</summary>
public sealed class InvalidSettingsException(IEnumerable<string> faults) : Exception(string.Join(Environment.NewLine, faults));
