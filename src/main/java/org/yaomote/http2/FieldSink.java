package org.yaomote.http2;

/// Is given the fields of one block, in order.
interface FieldSink {
    /// A field. Its array stays as it is until the end of the block, the object may not.
    void field(Field field);
}
